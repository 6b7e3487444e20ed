export { categorize, type Categorized, type CategoryHit } from './categorize';
export { parseCategories, type CategoryRule } from './rules';
