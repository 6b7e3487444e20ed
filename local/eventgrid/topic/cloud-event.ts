import { z } from 'zod';

/**
 * A CloudEvents 1.0 message as a topic with that input schema takes it: four required attributes,
 * optional ones, extensions named in lower-case letters and digits.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export const cloudEvent = z
  .looseObject({
    specversion: z.literal('1.0'),
    id: z.string().min(1),
    source: z.string().min(1),
    type: z.string().min(1),
    subject: z.string().min(1).optional(),
    time: z.iso.datetime({ offset: true }).optional(),
    datacontenttype: z.string().optional(),
    dataschema: z.url().optional(),
    data: z.unknown().optional(),
    data_base64: z.base64().optional(),
  })
  .refine(
    (event) => Object.keys(event).every((name) => /^([a-z0-9]+|data_base64)$/.test(name)),
    'names of attributes are lower-case letters and digits',
  )
  .refine(
    ({ data, data_base64 }) => data === undefined || data_base64 === undefined,
    'data and data_base64 exclude each other',
  );

export type CloudEvent = z.output<typeof cloudEvent>;
