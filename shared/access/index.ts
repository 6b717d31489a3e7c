export * from './rules';
export * from './presets';
export * from './session';
