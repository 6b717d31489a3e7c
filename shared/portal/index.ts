export * from './bodies';
export * from './records';
