// The tones of the headphone check of Woods, Siegel, Traer and McDermott (2017): of three tones, one is
// softer and another has its channels in antiphase, so that loudspeakers cancel it in the room.

const HZ = 200;
const TONE_S = 1;
const GAP_S = 0.5;
const RAMP_S = 0.1;
const LEVEL = 0.25;
export const SOFTER_DB = -6;
export const TRIALS = 6;
/** Correct answers of six that headphones are taken for. */
export const ENOUGH = 5;

/** Which tone is softest, and which in antiphase: all six pairs of places, in random order. */
export function toneTrials(random = Math.random) {
  const trials = [];
  for (let softest = 0; softest < 3; softest++) {
    for (let antiphase = 0; antiphase < 3; antiphase++) {
      if (softest !== antiphase) trials.push({ softest, antiphase });
    }
  }
  return trials
    .map((trial) => ({ trial, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ trial }) => trial);
}

/** The samples of three tones: [left, right]. */
export function toneSamples({ softest, antiphase }, rate) {
  const tone = Math.round(TONE_S * rate);
  const step = Math.round((TONE_S + GAP_S) * rate);
  const left = new Float32Array(2 * step + tone);
  const right = new Float32Array(left.length);
  for (let place = 0; place < 3; place++) {
    const level = LEVEL * (place === softest ? 10 ** (SOFTER_DB / 20) : 1);
    for (let i = 0; i < tone; i++) {
      const edge = Math.min(i, tone - 1 - i) / (RAMP_S * rate);
      const ramp = edge < 1 ? Math.sin((edge * Math.PI) / 2) ** 2 : 1;
      const value = level * ramp * Math.sin((2 * Math.PI * HZ * i) / rate);
      left[place * step + i] = value;
      right[place * step + i] = place === antiphase ? -value : value;
    }
  }
  return [left, right];
}

let context = null;

/** Play the tones of a trial; ends when they do. */
export async function playTones(trial) {
  context ??= new AudioContext();
  await context.resume();
  const [left, right] = toneSamples(trial, context.sampleRate);
  const buffer = context.createBuffer(2, left.length, context.sampleRate);
  buffer.copyToChannel(left, 0);
  buffer.copyToChannel(right, 1);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  await new Promise((done) => {
    source.onended = done;
    source.start();
  });
}
