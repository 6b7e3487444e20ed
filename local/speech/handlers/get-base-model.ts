import { apiVersion } from '../protocol/api-version';
import { BASE_MODEL_ID, toBaseModelEntity } from '../protocol/base-model';
import { notFound } from '../protocol/speech-error';
import { idOf, type Handler } from './handler';

/** `GET /models/base/{id}` and `GET /models/{id}` */
export const getBaseModel: Handler = async (context, request) => {
  if (idOf(request) !== BASE_MODEL_ID) throw notFound();
  return toBaseModelEntity(context.links, apiVersion(request));
};
