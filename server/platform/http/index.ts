export { configureHttp } from './configure-http';
export { refuseAddress } from './problem.filter';
export { fieldErrors, parseReporting } from './field-errors';
export { currentLocale } from './locale';
export { listAnswer, simpleFilter } from './list-answer';
export { Answers, openApiDocument, routesOf, TakesFile, type Route } from './openapi';
export { body, id, list, name } from './parse.pipe';
export { ApiDescriptionModule } from './api-description.controller';
export { PublicRoute, ROUTE_ACCESS } from './public-route';
