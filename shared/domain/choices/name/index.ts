export { layerOfName } from './layer-of-name';
export { parseNamePattern, type NamePattern } from './name-pattern';
