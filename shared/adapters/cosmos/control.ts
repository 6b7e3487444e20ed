import type { Container } from '@azure/cosmos';
import * as z from 'zod';
import type { ControlDocuments, ControlKind } from '../../domain/control';
import type { Control } from '../../ports';
import { compact } from './compact';
import { tagged } from './documents';
import { cosmos, cosmosUnless } from './errors';
import { parseDocument } from './query';

const lane = z.object({
  holder: z.string().optional(),
  trouble: z.object({ code: z.string(), message: z.string(), until: z.string() }).optional(),
});

const pace = z.object({
  requestsFreeAt: z.number(),
  tokensFreeAt: z.number(),
  pausedUntil: z.number(),
  todayUntil: z.number().optional(),
  slots: z.array(
    z.object({
      id: z.string(),
      count: z.number(),
      from: z.number(),
      until: z.number(),
      isLow: z.boolean().optional(),
    }),
  ),
  day: z.string(),
  dayTokens: z.number(),
});

const operatorSwitch = z.object({
  stopped: z.boolean(),
  since: z.string(),
  note: z.string().optional(),
  extra: z.object({ day: z.string(), audioHours: z.number(), tokens: z.number() }).optional(),
});

const cursor = z.object({
  continuation: z.string().optional(),
  passFrom: z.string().optional(),
  isBroken: z.boolean().optional(),
  seenUntil: z.string().optional(),
});

const events = z.object({
  since: z.string(),
  sweptAt: z.string(),
  lastMissedAt: z.string().optional(),
  days: z.array(z.object({ day: z.string(), missed: z.number() })),
});

const SCHEMAS = { lane, pace, switch: operatorSwitch, cursor, events } as const;

/** Control documents in the Cosmos container `control` (partition `/id`), `lane-westeurope…` and so on. */
export function makeCosmosControl(container: Container): Control {
  // Ids may hold neither `/` nor `#`, which names of lanes do.
  const idOf = (kind: ControlKind, name: string) =>
    `${kind}-${name.replaceAll('/', '|').replaceAll('#', '~')}`;

  return {
    async read(kind, name) {
      const id = idOf(kind, name);
      const { resource } = await cosmos(`reading ${id}`, () =>
        container.item(id, id).read<Record<string, unknown>>(),
      );
      if (resource === undefined) return undefined;
      const value = compact(parseDocument<z.ZodType>(SCHEMAS[kind], resource, container.id));
      // The schema of the kind is the one that its type was compared with below.
      return {
        value: value as ControlDocuments[typeof kind],
        tag: parseDocument(tagged, resource, container.id)._etag,
      };
    },

    write(kind, name, value, tag) {
      const id = idOf(kind, name);
      const document = { id, kind, ...value };
      if (tag === undefined) {
        return cosmosUnless([409], `creating ${id}`, () => container.items.create(document));
      }
      const accessCondition = { type: 'IfMatch', condition: tag };
      return cosmosUnless([404, 412], `replacing ${id}`, () =>
        container.item(id, id).replace(document, { accessCondition }),
      );
    },
  };
}
