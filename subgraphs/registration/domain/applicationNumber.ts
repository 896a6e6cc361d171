/**
 * The number people say on the telephone: `MK-00001234-7`. The last digit is a Luhn check digit: one wrong digit, or
 * two neighbours swapped (but 0 and 9), is noticed.
 */
export function applicationNumber(sequence: number): string {
  const digits = String(sequence).padStart(8, "0");
  return `MK-${digits}-${checkDigit(digits)}`;
}

function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
