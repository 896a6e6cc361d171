import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { areaNamed } from "./tests/mutation/areas.ts";
import config from "./vitest.config.ts";

const { tests } = areaNamed(process.env["MUTATION_OF"]);

/** The quickest first, as they are listed: the first test that fails has noticed. */
class InTheirOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test));
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

/** The tests that must notice when a rule, a right, a consent or a signature changes; `npm run mutation` runs them. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: [...tests],
    sequence: { sequencer: InTheirOrder },
    maxWorkers: 1,
    // A thread for each file would cost more than most of the tests.
    isolate: false,
  },
});
