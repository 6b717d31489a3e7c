export * from './applicant';
export * from './bodies';
export * from './guards';
export * from './machine';
export * from './number';
export * from './queue';
export * from './records';
export * from './status';
