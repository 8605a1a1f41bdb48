// What was asked as lines for the project's own files: questions for bank/asked.yaml, probes for a story's file.

import { askedId, bankQuestion, type AskedQuestion } from "./asked";
import type { Deck } from "../deck/deck";
import { likeQuestions } from "./like";

/** A text as YAML writes it, whatever is in it: JSON's quotes are YAML's. */
const quoted = (text: string): string => JSON.stringify(text);

/** The typed questions under the competency of the likest one; "" where none was typed or the bank has them all. */
export function questionsYaml(deck: Deck, list: readonly AskedQuestion[]): string {
  const byCompetency = new Map<string, AskedQuestion[]>();
  for (const asked of list.filter((one) => !bankQuestion(deck, one))) {
    const competency = likeQuestions(asked.question, deck.questions, 1)[0]?.question.competency ?? "other";
    byCompetency.set(competency, [...(byCompetency.get(competency) ?? []), asked]);
  }
  if (byCompetency.size === 0) return "";
  const lines = [...byCompetency].flatMap(([competency, questions]) => [`  - id: ${competency}`, "    questions:",
    ...questions.flatMap((one) => [`      - id: ${askedId(one)}`, `        text: ${quoted(one.question)}`, "        asked: true", ...(one.probe ? [`        probes: [${quoted(one.probe)}]`] : [])])]);
  return ["competencies:", ...lines].join("\n");
}

/** The probes that hurt, for one story's file; "" where none did. */
export function probesYaml(list: readonly AskedQuestion[], story: string): string {
  const hurt = list.filter((one) => one.story === story && one.probe !== "");
  if (hurt.length === 0) return "";
  return ["probes:", ...hurt.flatMap((one) => [`  - ask: ${quoted(one.probe)}`, `    id: ${askedId(one)}`, "    answer: |", "      "])].join("\n");
}
