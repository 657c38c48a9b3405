//! The application: all routes behind the middleware, and the state they share.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::Compress;
use actix_web::web::Data;
use actix_web::{App, web};
use utoipa_actix_web::AppExt;

use super::config::ServeOptions;
use super::extract::json_body::BodyLimits;
use super::extract::memory_budget::MemoryBudget;
use super::middleware::{Middleware, MiddlewareState};
use super::openapi::Document;
use super::ops::health::Readiness;
use super::resources::findings::extract::ExtractionPool;
use super::response::default_service::{self, RouteTable};
use super::state::SharedStore;
use crate::store::{State, Store};

/// Everything that the workers of a server share.
#[derive(Clone, Debug)]
pub struct AppState {
    options: Data<ServeOptions>,
    store: Data<SharedStore>,
    document: Data<&'static Document>,
    routes: Data<RouteTable>,
    middleware: Data<MiddlewareState>,
    bodies: Data<BodyLimits>,
    extraction: Data<ExtractionPool>,
    readiness: Data<Readiness>,
}

impl AppState {
    /// A server without a database yet.
    #[must_use]
    pub fn new(options: ServeOptions) -> Self {
        let document: &Document = super::document();
        let store = Data::new(SharedStore::new());
        let options = Data::new(options);
        let routes = Data::new(RouteTable::new(document.methods().chain(super::pages::paths())));
        Self {
            document: Data::new(document),
            middleware: Data::new(MiddlewareState::new(
                options.clone(),
                store.clone(),
                routes.clone(),
                super::pages::from_database().collect(),
            )),
            bodies: Data::new(BodyLimits {
                bytes: options.max_body,
                arrival: options.arrival,
                budget: MemoryBudget::new(options.max_bodies.max(options.max_body)),
            }),
            extraction: Data::new(ExtractionPool::new(options.extractors, options.max_extracts)),
            readiness: Data::new(Readiness::new()),
            options,
            store,
            routes,
        }
    }

    /// Serves from `store` from now on; the first one given stays.
    pub async fn open(&self, store: Store) {
        // Where it cannot be read, requests say so.
        if let Ok(state) = store.state().await {
            self.advance(self.store.state(), state);
        }
        self.store.open(store);
    }

    /// The latest state seen.
    pub(super) fn state(&self) -> State {
        self.store.state()
    }

    /// Notes a state that was read after `before` was seen, and drops the cached responses of that.
    pub(super) fn advance(&self, before: State, state: State) {
        self.middleware.advance(before, state);
    }
}

/// The whole application: the routes behind the middleware.
#[must_use]
pub fn application(
    state: &AppState,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<BoxBody>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    let AppState { options, store, document, routes, middleware, bodies, extraction, readiness } = state;
    App::new()
        .app_data(Data::clone(options))
        .app_data(Data::clone(store))
        .app_data(Data::clone(document))
        .app_data(Data::clone(routes))
        .app_data(Data::clone(middleware))
        .app_data(Data::clone(bodies))
        .app_data(Data::clone(extraction))
        .app_data(Data::clone(readiness))
        .app_data(default_service::path_config())
        .into_utoipa_app()
        .configure(super::routes)
        .into_app()
        .default_service(web::to(default_service::unmatched))
        .wrap(Compress::default())
        .wrap(Middleware::new(Data::clone(middleware)))
}
