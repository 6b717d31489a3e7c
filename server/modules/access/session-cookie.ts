import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../../platform/config';

export const SESSION_COOKIE = 'session';

/** httpOnly, SameSite=Strict, and Secure wherever the public address is https. */
export function sessionCookieOptions(config: Config): CookieSerializeOptions {
  return {
    path: '/api',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl.startsWith('https:'),
    maxAge: config.sessionAbsoluteMinutes * 60,
  };
}
