import type { Attributes, Meter } from '@opentelemetry/api';
import { INSTRUMENTS, type AttributesOf, type Instrument, type InstrumentKey } from './instruments';

type Write = (value: number, attributes: Attributes) => void;

/** Writes one value of one metric of the table. */
export type Measure = <K extends InstrumentKey>(
  key: K,
  value: number,
  attributes: AttributesOf<K>,
) => void;

/** The instruments of the table, each made when it is first written to. */
export function makeMeasure(meter: () => Meter): Measure {
  const made = new Map<InstrumentKey, Write>();
  return (key, value, attributes) => {
    const write = made.get(key) ?? writerOf(meter(), INSTRUMENTS[key]);
    made.set(key, write);
    write(value, attributes);
  };
}

function writerOf(meter: Meter, { name, kind, unit, description }: Instrument): Write {
  const options = { unit, description };
  switch (kind) {
    case 'counter': {
      const counter = meter.createCounter(name, options);
      return (value, attributes) => counter.add(value, attributes);
    }
    case 'gauge': {
      const gauge = meter.createGauge(name, options);
      return (value, attributes) => gauge.record(value, attributes);
    }
    case 'histogram': {
      const histogram = meter.createHistogram(name, options);
      return (value, attributes) => histogram.record(value, attributes);
    }
  }
}
