import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long requests that are under way when the server stops may still take. */
const GRACE_MS = 10_000;

/**
 * Lets a stopping server go. Node would wait a minute for connections on which no request has come, such as the one
 * that a browser opens in advance: they are cut at once. A request under way may end first, within a while.
 */
export function letGoOfConnections(fastify: FastifyInstance): void {
  const silent = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  fastify.server.on('request', ({ socket }) => silent.delete(socket));
  fastify.addHook('preClose', (done) => {
    for (const socket of silent) socket.destroy();
    setTimeout(() => fastify.server.closeAllConnections(), GRACE_MS).unref();
    done();
  });
}
