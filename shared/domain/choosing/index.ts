export { chooseMode, type ChoiceRefusal, type ModeChoice, type PassedMode } from './choose-mode';
export {
  chooseProvider,
  type PassedProvider,
  type ProviderChoice,
  type ProviderRefusal,
} from './choose-provider';
export { MODES, type ModeFacts } from './modes';
export type { Because, Candidate, Limits, Mode, Need } from './need';
export { LIST_PRICES, listPrice, type ListPrice } from './prices';
export { toChosen, type Chosen } from './chosen';
export { needOf, type Circumstances, type Heard } from './need-of';
export {
  decideRecording,
  type Asking,
  type RecordingDecision,
  type Service,
} from './decide-recording';
