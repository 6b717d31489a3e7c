export * from './events';
export * from './list';
export * from './records';
