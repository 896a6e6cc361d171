import { cast } from "../../seeds/cast.ts";

/** Prints the named cast: who and what is in the seeds, by key. Everybody is invented. */
console.log(JSON.stringify(cast(), null, 2));
