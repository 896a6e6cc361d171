import { describe, expect, test } from "vitest";
import { sms } from "../../subgraphs/shared/settingKinds.ts";
import { Settings, SettingsFault, type Environment } from "../../subgraphs/shared/settings.ts";

const url = "smpp://user:secret@smsc.example.kz:2775";

function read(environment: Environment, needed: boolean) {
  const settings = new Settings(environment);
  const value = sms(settings, needed);
  settings.finish();
  return value;
}

describe("the way to 1414", () => {
  test("is the telephone simulator where nothing is set, and needed in production", () => {
    expect(read({}, false)).toBeNull();
    expect(() => read({}, true)).toThrow(/SMPP_URL is missing/);
  });

  test("is the first provider, and the second when there is one", () => {
    const first = { host: "smsc.example.kz", port: 2775, tls: false, systemId: "user", password: "secret" };
    expect(read({ SMPP_URL: url }, true)).toEqual({ providers: [first], rate: 50, source: "1414" });
    const both = { SMPP_URL: url, SMPP_FALLBACK_URL: "smpps://us%40er:s%3Acret@other.example.kz" };
    const second = { host: "other.example.kz", port: 3550, tls: true, systemId: "us@er", password: "s:cret" };
    expect(read({ ...both, SMPP_RATE: "10", SMPP_SOURCE: "EGOV" }, true)).toEqual({
      ...{ providers: [first, second], rate: 10, source: "EGOV" },
    });
  });

  test.each<[key: string, value: string]>([
    ["SMPP_URL", "http://user:secret@smsc.example.kz"],
    ["SMPP_URL", "smpp://smsc.example.kz:2775"],
    ["SMPP_URL", "smpp://user@smsc.example.kz:2775"],
    ["SMPP_URL", "smpp://user:longer-than-it-may-be@smsc.example.kz:2775"],
    ["SMPP_URL", "smpp://a-name-that-is-too-long:secret@smsc.example.kz:2775"],
    ["SMPP_FALLBACK_URL", "smpp://user:%E0%A4%A@smsc.example.kz:2775"],
    ["SMPP_RATE", "0"],
    ["SMPP_RATE", "fast"],
    ["SMPP_SOURCE", "a name of more than eleven letters"],
  ])("is not %s=%s; a password is not repeated", (key, value) => {
    const fault = (() => {
      try {
        return read({ SMPP_URL: url, [key]: value }, true);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(SettingsFault);
    const { faults, message } = fault as SettingsFault;
    expect(faults.map((one) => one.key)).toEqual([key]);
    if (key.endsWith("URL")) expect(message).not.toContain(value);
  });
});
