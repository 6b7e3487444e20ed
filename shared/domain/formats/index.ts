export {
  CONTENT_TYPES,
  FORMATS,
  formPath,
  formPaths,
  READING_FORMATS,
  toForm,
  type Format,
  type ReadingFormat,
} from './forms';
