export { currentLogContext, runWithLogContext, type LogContext } from './log-context';
export { createLogger, NestLogger } from './logger';
