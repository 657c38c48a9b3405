//! Has the routes answer, and keeps what they answered: once, however many ask at the same time.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::Error;
use actix_web::HttpRequest;
use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header;

use super::cache::{Kept, NotKept};
use super::pipeline::Asked;
use crate::api::extract::json_body::Share;
use crate::api::response::chunked_body::portions;
use crate::api::response::problem::Problem;
use crate::api::response::problem_types::ProblemKind;
use crate::api::state::Shown;

/// What came of a request.
pub(in crate::api) enum Answered {
    /// What is kept now.
    Kept(HttpRequest, Arc<Kept>),
    /// What is not kept.
    Once(ServiceResponse<BoxBody>),
}

/// Answers a request that nothing was kept for.
pub(in crate::api) async fn answer<S, B>(
    asked: &Asked,
    request: ServiceRequest,
    routes: Rc<S>,
) -> Result<Answered, Error>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let answers = &asked.served.answers;
    let Some(variant) = asked.variant.as_ref().filter(|variant| answers.wants(variant)) else {
        return asked.hand_on(request, &*routes).await.map(Answered::Once);
    };
    let state = asked.served.state();
    // Who makes the answer takes the request out, and leaves what came of it.
    let (mut waiting, mut made) = (Some(request), None);
    let making = async {
        let request = waiting.take().ok_or(NotKept)?;
        let kept = match asked.hand_on(request, &*routes).await {
            Ok(response) => keep(asked, response).await,
            Err(error) => Err(error),
        };
        let outcome = match &kept {
            Ok(Answered::Kept(_, kept)) if kept.state == state => Ok(Arc::clone(kept)),
            Ok(Answered::Kept(_, kept)) => {
                // Somebody has changed the database since the last look.
                asked.served.saw(state, kept.state);
                answers.put(variant.key(kept.state), Arc::clone(kept)).await;
                Err(NotKept)
            }
            _ => Err(NotKept),
        };
        made = Some(kept);
        outcome
    };
    let kept = tokio::time::timeout(asked.deadline(), answers.get_or_make(variant.key(state), making)).await;
    if let Some(made) = made {
        return made;
    }
    let (Some(request), Ok(kept)) = (waiting, kept) else {
        return Err(Problem::new(ProblemKind::DeadlineExceeded).into());
    };
    // What others made could not be kept, or is of a later state.
    let kept = match kept {
        Ok(kept) => Some(kept),
        Err(NotKept) => answers.get(&variant.key(asked.served.state())),
    };
    match kept {
        Some(kept) => Ok(Answered::Kept(request.into_parts().0, kept)),
        None => asked.hand_on(request, &*routes).await.map(Answered::Once),
    }
}

/// Makes an answer ready to be sent again, where it is one that may be.
async fn keep(asked: &Asked, response: ServiceResponse<BoxBody>) -> Result<Answered, Error> {
    let shown = response.response().extensions().get::<Shown>().copied();
    let Some(shown) = shown.filter(|_| response.status() == StatusCode::OK) else {
        return Ok(Answered::Once(response));
    };
    let (request, response) = response.into_parts();
    let (response, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(Problem::internal)?;
    let mut response = response.set_body(portions(body.clone(), Share::default()));
    asked.tag(&mut response, shown);
    asked.stamp(&mut response);
    let headers = response.headers();
    let route = request.match_pattern().unwrap_or_default();
    match headers.get(header::ETAG).cloned() {
        Some(tag) if asked.served.answers.fits(headers, &body) => {
            let kept = Kept::new(shown, tag, route, headers, &body);
            Ok(Answered::Kept(request, Arc::new(kept)))
        }
        _ => Ok(Answered::Once(ServiceResponse::new(request, response))),
    }
}
