export { findEntities, MOST_ENTITIES } from './find-entities';
export type { Entity, EntityKind } from './types';
