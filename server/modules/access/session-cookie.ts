import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { Config } from '../../platform/config';
import { DEVICE_DAYS } from './sign-in/devices.service';

export const SESSION_COOKIE = 'session';
/** By it a confirmed device is known again; it opens nothing by itself. */
export const DEVICE_COOKIE = 'device';

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

export function setDeviceCookie(reply: FastifyReply, config: Config, token: string | null): void {
  if (token === null) return;
  const maxAge = DEVICE_DAYS * 24 * 60 * 60;
  const options = { ...sessionCookieOptions(config), path: '/api/auth', maxAge };
  void reply.setCookie(DEVICE_COOKIE, token, options);
}

export function setSessionCookie(reply: FastifyReply, config: Config, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, sessionCookieOptions(config));
}
