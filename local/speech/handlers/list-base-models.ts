import { apiVersion } from '../protocol/api-version';
import { toBaseModelEntity } from '../protocol/base-model';
import { pageOf } from '../protocol/paging';
import type { Handler } from './handler';

/** `GET /models/base` */
export const listBaseModels: Handler = async (context, request) =>
  pageOf(request, context.links, [toBaseModelEntity(context.links, apiVersion(request))]);
