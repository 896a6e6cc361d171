import { startAnySupergraph } from "../../../gateway/anySupergraph/start.ts";
import { tell } from "./told.ts";

/** Our gateway as `--supergraph <file>` starts it: no sign-in and no token, as the floor has none. */
const gateway = await startAnySupergraph({ file: process.argv[2] ?? "", host: "127.0.0.1", port: 0 });
tell(gateway.url);
