//! What the configuration refuses.

use super::*;

#[test]
fn a_rate_is_a_number_or_off() {
    for (text, rate) in [("off", Ok(Rate::Off)), ("5", Ok(Rate::PerSecond(5))), ("0", Err(())), ("-1", Err(()))] {
        assert_eq!(text.parse::<Rate>().map_err(drop), rate, "{text}");
    }
    assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
    assert_eq!(network("10.0.0.0/8").map(|network| network.to_string()), Ok("10.0.0.0/8".to_owned()));
    assert_eq!(network(" ::1").map(|network| network.to_string()), Ok("::1/128".to_owned()));
    assert!(network("true").is_err());
    assert_eq!(web_address("https://News.example/"), Ok("https://news.example".to_owned()));
    assert!(web_address("news.example").is_err() && web_address("javascript:1").is_err());
    for (text, path) in [("", Some("")), ("/", Some("")), ("/news/", Some("/news")), ("/a/b-c", Some("/a/b-c"))] {
        assert_eq!(base_path(text).ok().as_deref(), path, "{text}");
    }
    for text in ["news", "//a", "/a//b", "/a b", "/a?b", "https://a.example", "/<a>"] {
        assert!(base_path(text).is_err(), "{text}");
    }
    assert!(seconds("0").is_err() && seconds("soon").is_err() && seconds("-1").is_err());
}

#[test]
fn the_defaults_are_those_of_the_flags() {
    let options = ServeOptions::default();
    assert_eq!((options.rate, options.deadline), (Rate::PerSecond(50), Duration::from_secs(20)));
}
