import './strict-parsing';

export { CasePage as default } from './CasePage';
