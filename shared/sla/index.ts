export * from './calendar';
export * from './due-date';
export * from './explain-term';
export * from './local-time';
export * from './russia';
