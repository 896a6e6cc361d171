import { afterAll, beforeAll, expect, test } from "vitest";
import type { SmscAddress } from "../../subgraphs/shared/settingKinds.ts";
import { freePort } from "../journeys/program.ts";
import {
  connectTo,
  kazakhText,
  moment,
  openNetwork,
  openRegistrationDatabase,
  phone,
  until,
} from "./network.ts";

let database: Awaited<ReturnType<typeof openRegistrationDatabase>>;
beforeAll(async () => {
  database = await openRegistrationDatabase();
});
afterAll(() => database.close());

type Network = Awaited<ReturnType<typeof openNetwork>>;

/** Two networks; the second knows us by another name, as a second contract does. */
async function twoNetworks(): Promise<{
  first: Network;
  second: Network;
  both: SmscAddress[];
  close(): Promise<void>;
}> {
  const [first, second] = [await openNetwork(), await openNetwork("second")];
  const both = [first.telephone.address, second.telephone.address];
  const close = async () => {
    await first.close();
    await second.close();
  };
  return { first, second, both, close };
}
const texts = ({ telephone }: Network, to: string) => telephone.inbox(to).map(({ text }) => text);

test("while the first provider takes messages, the second gets none", async () => {
  const { first, second, both, close } = await twoNetworks();
  const ours = connectTo(both, database);
  await until(
    () => ours.provider.state(),
    ({ first: one }) => one === "up",
  );
  await ours.send(phone(1), kazakhText("100001"));
  expect([texts(first, phone(1)), texts(second, phone(1))]).toEqual([[kazakhText("100001")], []]);
  await ours.close();
  await close();
});

test("a first provider that is down is passed over at once", async () => {
  const { second, both, close } = await twoNetworks();
  const gone = { ...both[0]!, port: await freePort() };
  const ours = connectTo([gone, both[1]!], database);
  await until(
    () => ours.provider.state(),
    (state) => state["second"] === "up",
  );
  const sent = await ours.send(phone(2), "Код: 100002");
  expect(sent).toMatchObject({ outcome: "accepted", tries: 1 });
  expect(
    await until(
      () => new Set(ours.delivered),
      ({ size }) => size > 0,
    ),
  ).toEqual(new Set([sent.reference]));
  expect(texts(second, phone(2))).toEqual(["Код: 100002"]);
  await ours.close();
  await close();
});

test("a first provider that refuses for the moment keeps its messages, and loses them when it refuses too long", async () => {
  const { first, second, both, close } = await twoNetworks();
  await first.telephone.mode(phone(3), "throttle");
  const ours = connectTo(both, database);
  await until(
    () => ours.provider.state(),
    (state) => state["first"] === "up" && state["second"] === "up",
  );
  const sent = await ours.send(phone(3), "Код: 100003");
  expect(sent).toMatchObject({ outcome: "accepted", tries: 6 });
  expect([texts(first, phone(3)), texts(second, phone(3))]).toEqual([[], ["Код: 100003"]]);
  await ours.close();
  await close();
});

test("what the first provider has taken and cannot deliver is sent by the second, and only then given up", async () => {
  const { first, second, both, close } = await twoNetworks();
  await first.telephone.mode(phone(4), "undeliverable");
  const ours = connectTo(both, database);
  await until(
    () => ours.provider.state(),
    (state) => state["first"] === "up" && state["second"] === "up",
  );
  const { reference } = await ours.send(phone(4), kazakhText("100004"));
  expect(
    new Set(
      await until(
        () => ours.again,
        ({ length }) => length > 0,
      ),
    ),
  ).toEqual(new Set([reference]));
  // The register sends it again, under the same reference.
  await ours.send(phone(4), kazakhText("100004"), reference);
  expect(
    await until(
      () => new Set(ours.delivered),
      ({ size }) => size > 0,
    ),
  ).toEqual(new Set([reference]));
  expect(texts(second, phone(4))).toEqual([kazakhText("100004")]);
  expect(ours.undeliverable).toEqual([]);
  await ours.close();
  await close();
});

test("undeliverable is said when every provider has said so: by report, or when it is submitted", async () => {
  const { first, second, both, close } = await twoNetworks();
  for (const { telephone } of [first, second]) await telephone.mode(phone(5), "undeliverable");
  const ours = connectTo(both, database);
  await until(
    () => ours.provider.state(),
    (state) => state["first"] === "up" && state["second"] === "up",
  );
  const { reference } = await ours.send(phone(5), "Код: 100005");
  await until(
    () => ours.again,
    ({ length }) => length > 0,
  );
  expect(ours.undeliverable).toEqual([]);
  await ours.send(phone(5), "Код: 100005", reference);
  expect(
    new Set(
      await until(
        () => ours.undeliverable,
        ({ length }) => length > 0,
      ),
    ),
  ).toEqual(new Set([reference]));
  expect(await ours.provider.send({ reference, to: phone(5), text: "Код: 100005", attempt: 1 })).toBe(
    "rejected",
  );
  expect(await ours.send("+15550000", "no such number")).toMatchObject({ outcome: "rejected" });
  await ours.close();
  await close();
});

test("a message that the first has failed is not sent to it again while the second is away, and is not given up", async () => {
  const { first, both, close } = await twoNetworks();
  await first.telephone.mode(phone(6), "undeliverable");
  const away = { ...both[1]!, port: await freePort() };
  const ours = connectTo([both[0]!, away], database);
  await until(
    () => ours.provider.state(),
    (state) => state["first"] === "up",
  );
  const { reference } = await ours.send(phone(6), "Код: 100006");
  await until(
    () => ours.again,
    ({ length }) => length > 0,
  );
  for (let attempt = 1; attempt < 8; attempt += 1)
    expect(await ours.provider.send({ reference, to: phone(6), text: "Код: 100006", attempt })).toBe("later");
  await moment(50);
  expect(ours.undeliverable).toEqual([]);
  await ours.close();
  await close();
});
