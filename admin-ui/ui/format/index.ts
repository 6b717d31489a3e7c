export * from './date';
export * from './identity';
export * from './plural';
export * from './term';
