export * from './actions';
export * from './records';
