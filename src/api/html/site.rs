//! The site that pages belong to: what the operator has set, and the path under which readers see it.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use crate::api::config::ServeOptions;
use crate::api::extract::BasePath;

/// The options of the server and the base path of one request, as an extractor of handlers.
#[derive(Clone, Debug)]
pub(in crate::api) struct Site {
    options: Data<ServeOptions>,
    base_path: String,
}

impl Site {
    pub(in crate::api) fn new(options: Data<ServeOptions>, base_path: String) -> Self {
        Self { options, base_path }
    }

    /// The path before all links to this server; empty where it stands at the root of its host.
    pub(in crate::api) fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The address of a path: a whole one where the public address is known, else the path as readers have it.
    pub(in crate::api) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.options.public_url.as_deref().unwrap_or(&self.base_path))
    }

    /// A page with the base path before its links and forms.
    ///
    /// Done at the end, so that no link can be forgotten. Only attributes begin as these do: in texts and values quotation
    /// marks are escaped, and in JSON they stand behind a backslash.
    pub(in crate::api) fn placed(&self, page: String) -> String {
        if self.base_path.is_empty() {
            return page;
        }
        ["href", "src", "action"].iter().fold(page, |page, attribute| {
            page.replace(&format!(" {attribute}=\"/"), &format!(" {attribute}=\"{}/", self.base_path))
        })
    }
}

impl Deref for Site {
    type Target = ServeOptions;

    fn deref(&self) -> &ServeOptions {
        &self.options
    }
}

impl FromRequest for Site {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let options = request.app_data::<Data<ServeOptions>>().cloned();
        ready(Ok(Self::new(options.unwrap_or_else(|| Data::new(ServeOptions::default())), BasePath::of(request))))
    }
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::*;

    fn site(base_path: &str, public_url: Option<&str>) -> Site {
        let options = ServeOptions { public_url: public_url.map(str::to_owned), ..ServeOptions::default() };
        Site::new(Data::new(options), base_path.to_owned())
    }

    #[test]
    fn links_and_forms_get_the_base_path_and_texts_do_not() {
        let text = " href=\"/a\" action=\"/b\"";
        let page = html! {
            a href="/votes" title=(text) { (text) }
            a href="https://a.example/" {}
            a href="#quote" {}
            form action="/search" {}
        };
        let page = page.into_string();
        assert_eq!(site("", None).placed(page.clone()), page);
        let placed = site("/news", None).placed(page.clone());
        assert_eq!(placed, page.replace("\"/votes", "\"/news/votes").replace("\"/search", "\"/news/search"));
    }

    #[test]
    fn an_address_is_the_public_one_or_a_path() {
        assert_eq!(site("", None).address("/votes"), "/votes");
        assert_eq!(site("/news", None).address("/votes"), "/news/votes");
        assert_eq!(site("/news", Some("https://a.example/news")).address("/votes"), "https://a.example/news/votes");
    }
}
