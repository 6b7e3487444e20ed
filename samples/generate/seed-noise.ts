/**
 * The voice draws random numbers for rhythm and timbre, and ONNX Runtime seeds them by the clock.
 * The ONNX standard has a `seed` attribute for that operator, which the exported voice leaves out.
 * Adding it makes a reading repeatable. An ONNX file is one protobuf message; only the lengths of
 * the messages around the new attribute change, so the file is rewritten without a schema.
 */
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const NODE_OP_TYPE = 4;
const NODE_ATTRIBUTE = 5;

/**
 * The model with every `RandomNormalLike` seeded by `seed`.
 * @throws {Error} if the model has no such operator.
 */
export function seedNoise(model: Buffer, seed: number): Buffer {
  let seeded = 0;
  const result = mapField(model, MODEL_GRAPH, (graph) =>
    mapField(graph, GRAPH_NODE, (node) => {
      if (opType(node) !== 'RandomNormalLike') return node;
      seeded += 1;
      return Buffer.concat([node, lengthDelimited(NODE_ATTRIBUTE, seedAttribute(seed + seeded))]);
    }),
  );
  if (seeded === 0) throw new Error('This voice draws no random numbers: leave out the seed.');
  return result;
}

/** AttributeProto { name (1): "seed", f (2): the value, type (20): FLOAT (1) }. */
function seedAttribute(value: number): Buffer {
  const float = Buffer.alloc(5);
  float.writeUInt8((2 << 3) | 5, 0);
  float.writeFloatLE(value, 1);
  const type = Buffer.concat([varint(20 << 3), varint(1)]);
  return Buffer.concat([lengthDelimited(1, Buffer.from('seed')), float, type]);
}

function opType(node: Buffer): string | undefined {
  for (const field of fields(node)) {
    if (field.number === NODE_OP_TYPE) return field.content.toString('utf8');
  }
  return undefined;
}

/** The message with `change` applied to each embedded message in field `number`. */
function mapField(message: Buffer, number: number, change: (content: Buffer) => Buffer): Buffer {
  const parts: Buffer[] = [];
  for (const field of fields(message)) {
    const changed = field.number === number ? change(field.content) : field.content;
    parts.push(changed === field.content ? field.whole : lengthDelimited(number, changed));
  }
  return Buffer.concat(parts);
}

interface Field {
  number: number;
  /** Tag, length and content. */
  whole: Buffer;
  content: Buffer;
}

/** The fields of one protobuf message, in their order (wire types 0, 1, 2 and 5). */
function* fields(message: Buffer): Generator<Field> {
  for (let at = 0; at < message.length;) {
    const [tag, afterTag] = readVarint(message, at);
    const [start, end] = contentBounds(message, tag & 7, afterTag);
    yield {
      number: tag >> 3,
      whole: message.subarray(at, end),
      content: message.subarray(start, end),
    };
    at = end;
  }
}

function contentBounds(message: Buffer, wireType: number, at: number): [number, number] {
  switch (wireType) {
    case 0:
      return [at, readVarint(message, at)[1]];
    case 1:
      return [at, at + 8];
    case 2: {
      const [length, start] = readVarint(message, at);
      return [start, start + length];
    }
    case 5:
      return [at, at + 4];
    default:
      throw new Error(`The voice is no ONNX file: wire type ${wireType} at byte ${at}.`);
  }
}

/** @returns the value and the position behind it. */
function readVarint(message: Buffer, at: number): [number, number] {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = message.readUInt8(at++);
    value += (byte & 0x7f) * shift;
    if (byte < 0x80) return [value, at];
  }
}

function lengthDelimited(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return Buffer.from([...bytes, value]);
}
