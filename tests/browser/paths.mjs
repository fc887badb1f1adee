// Where the project and the built site are.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const kRoot = fileURLToPath(new URL("../..", import.meta.url));
export const kSite = process.env.WARMLINE_SITE ?? join(kRoot, "build", "site");
