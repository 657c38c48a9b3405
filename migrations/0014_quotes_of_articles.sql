-- What a quote shows of its article, beside it: a page of an actor's quotes comes from as many articles, and read each
-- article's row for four short columns. They follow from the article, whose quotes are replaced whenever it is.
ALTER TABLE quote ADD COLUMN article_uuid BLOB;
ALTER TABLE quote ADD COLUMN article_title TEXT;
ALTER TABLE quote ADD COLUMN article_publisher TEXT;
ALTER TABLE quote ADD COLUMN published_on TEXT;

UPDATE quote SET (article_uuid, article_title, article_publisher, published_on) =
    (SELECT uuid, title, publisher, published_on FROM article WHERE id = quote.article);
