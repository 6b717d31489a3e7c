import { SetMetadata } from '@nestjs/common';

/** Under this key a route says who may call it; the guard of the access module reads it. */
export const ROUTE_ACCESS = 'access:route';

/** A route open to everyone. */
export const PublicRoute = () => SetMetadata(ROUTE_ACCESS, { kind: 'public' });
