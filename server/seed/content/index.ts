export * from './cards';
export * from './departments';
export * from './files';
export * from './names';
export * from './people';
export * from './random';
export * from './sample-form';
export * from './staff';
