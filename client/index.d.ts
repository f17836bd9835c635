/** What to ask the service for. Everything is optional. */
export interface FaceOptions {
  /** Name of a voice, which is how the face moves. */
  voice?: string;
  /** Name of a speaker, which is how texts sound. */
  speaker?: string;
  /** Language of texts, such as "en-gb". */
  language?: string;
  /** What `values` are: positions of sensors in mm (default), or weights of shapes. */
  output?: "positions" | "arkit" | "visemes" | `rig:${string}`;
  /** Whether the lips take the postures that phones need, and rest in pauses (default). */
  postures?: boolean;
  /** Frames a second that are sent; between them values are interpolated. */
  fps?: number;
  /** Seconds that a frame sees ahead. */
  lookAhead?: number;
  /** Seconds that are computed at once. */
  chunk?: number;
  /** The service's token, if it has one. */
  token?: string;
  /** Whether sound is played (default). Otherwise the computer's clock is used. */
  sound?: boolean;
  /** A context to play the sound in; by default one of its own. */
  audioContext?: AudioContext;
  /** Where the sound goes; by default the destination of the context. */
  audioOutput?: AudioNode;
  /** Seconds that must have come before an utterance starts, or goes on after it ran out. */
  buffer?: number;
  /** Whether to connect again when the connection is lost (default). */
  reconnect?: boolean;
}

/** A phone as it is pushed: IPA, ARPABET in capitals, or "sil"; its duration in seconds. */
export interface Phone {
  label: string;
  duration: number;
}

/** A phone or a word in an utterance, in seconds from the start of its first phone. */
export interface Span {
  label: string;
  start: number;
  end: number;
}

export interface FaceEvents {
  /** A text was spoken: the phones and words of a sentence. */
  phones: { utterance: number; phones: Span[]; words: Span[] };
  /** An utterance will be heard from `at` on, a time of the audio context. */
  start: { utterance: number; at: number };
  /** An utterance was heard to its end, or stopped. */
  end: { utterance: number; stopped: boolean };
  /** The service refused something that was said. */
  error: { message: string };
  /** The connection is lost; `again` if it will be tried again. */
  lost: { message: string; again: boolean };
  /** It is there again. */
  back: Record<string, never>;
  /** The browser waits for a gesture before it plays sound: call `resume` in a click. */
  blocked: Record<string, never>;
}

export class Face extends EventTarget {
  private constructor();

  readonly connected: boolean;
  /** Names of the values: sensors or shapes. */
  readonly names: readonly string[];
  /** [sensors, 3] or [shapes] */
  readonly shape: readonly number[];
  /** Values of the face at rest. */
  readonly rest: Float32Array;
  /** How the voice's recordings must be credited where its speech is published. */
  readonly attribution: string;
  /** Null before anything was said, and without sound. */
  readonly audioContext: AudioContext | null;
  /** Whether anything is being said, or will be. */
  readonly speaking: boolean;

  /** Say a text as one utterance. */
  say(text: string): void;
  /** Continue the utterance with a text; each sentence is spoken as soon as it is complete. */
  text(text: string): void;
  /** Continue the utterance with phones. */
  phones(phones: Phone[]): void;
  /** The utterance is complete. */
  end(): void;
  /** Stop speaking: the sound ends at once, and the lips come to rest. */
  stop(): void;
  /** Allow sound: call it while a click or a key is handled. */
  resume(): Promise<void>;
  /** End the connection. */
  close(): void;

  /** Values that fit what is heard now, row-major. The same array each time. */
  values(): Float32Array;
  /** What is heard now, `time` in seconds; null if nothing. */
  current(): { utterance: number; time: number; phones: Span[]; words: Span[] } | null;

  addEventListener<Type extends keyof FaceEvents>(
    type: Type,
    listener: (event: CustomEvent<FaceEvents[Type]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/**
 * Connect to a service, such as "http://127.0.0.1:8765". Rejected with the service's reason if it
 * refuses.
 */
export function connect(url: string, options?: FaceOptions): Promise<Face>;

/** What `drive` needs of a three.js object. */
export interface Traversable {
  traverse(callback: (node: any) => void): void;
}

/** What `drivePoints` needs of three.js points. */
export interface PointCloud {
  geometry: { attributes: Record<string, any> };
}

/**
 * Find the morph targets that have the names of a face's weights, in all meshes of a three.js
 * object. Call the returned function before each rendering.
 */
export function drive(object: Traversable, face: Face): () => void;

/** Points that follow the sensors of a face, in mm. Call the returned function as of `drive`. */
export function drivePoints(points: PointCloud, face: Face): () => void;
