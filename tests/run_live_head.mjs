// Prints, for each scene in the standard input, the angles of a live head in each of its frames.
import { readFileSync } from "node:fs";
import { LiveHead } from "../web/src/live_head.js";

const shown = JSON.parse(readFileSync(0, "utf8")).map(({ phones, frames }) => {
    const head = new LiveHead();
    const known = []; // as a face has them: more come in the same array
    return frames.map(({ now, time, end, moves }) => {
        while (known.length < phones.length && phones[known.length].start < end) known.push(phones[known.length]);
        const current = time === null ? null : { utterance: 0, time, phones: known };
        return head.at(current, now, moves);
    });
});
console.log(JSON.stringify(shown));
