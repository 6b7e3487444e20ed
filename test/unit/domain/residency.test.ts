import { lanesFor } from '../../../shared/domain/residency';

const RESIDENCY = {
  'recordings/eu/': ['westeurope', 'northeurope'],
  'recordings/eu/de/': ['germanywestcentral'],
  'archive/': ['westeurope'],
};
const lanesOf = (container: string, path: string) => lanesFor({ container, path }, RESIDENCY);

describe('lanesFor', () => {
  it('lets what no prefix fits go anywhere', () => {
    expect(lanesOf('recordings', 'us/call.wav')).toEqual([]);
    expect(lanesFor({ container: 'recordings', path: 'eu/call.wav' }, {})).toEqual([]);
  });

  it('gives the lanes of the prefix, sorted, so that equal lists make equal profiles', () => {
    expect(lanesOf('recordings', 'eu/call.wav')).toEqual(['northeurope', 'westeurope']);
  });

  it('goes by the longest prefix that fits', () => {
    expect(lanesOf('recordings', 'eu/de/call.wav')).toEqual(['germanywestcentral']);
    expect(lanesOf('recordings', 'eu/dedicated.wav')).toEqual(['northeurope', 'westeurope']);
  });

  it('tells containers apart', () => {
    expect(lanesOf('archive', '2019/call.wav')).toEqual(['westeurope']);
    expect(lanesOf('archives', 'eu/call.wav')).toEqual([]);
  });
});
