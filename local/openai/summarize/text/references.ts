/** Words that stand for something said before. "This morning" and "that card" name their thing. */
const REFERENCE =
  /^(?:(?:it|they|he|she|its|their|his|her|them|him)(?:'(?:s|re|ve|ll|d))?|it(?:'s|'ll)|(?:this|that|these|those)(?:'s|'ll|'d| (?:is|are|was|were|has|have|had|will|would|should|can|could|may|might|must|means|makes|takes|costs|works|happens|happened|comes|came|one|ones)))(?![\p{L}'])/u;
/** "It" that stands for nothing: "it looks like rain", "it's possible that". */
const NO_REFERENCE =
  /^it (?:looks|seems|appears|sounds|turns out|turned out|depends)\b|^it(?:'s| is| was) (?:about|regarding|raining|because|possible|impossible|important|clear|likely that|true|best|better|hard|difficult|easy|necessary|worth|a (?:pity|shame|matter))\b/u;

/** Whether a sentence begins with a pronoun that only the sentence before it explains. */
export function opensWithReference(tidy: string): boolean {
  const plain = tidy.toLowerCase();
  return REFERENCE.test(plain) && !NO_REFERENCE.test(plain);
}
