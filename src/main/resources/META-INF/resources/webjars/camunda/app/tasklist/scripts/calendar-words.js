// Names of months and weekdays, shared by the date picker of the forms and the one of Tasklist itself.
export const MONTHS = Array.from({length: 12}, (_, month) => `${month + 1}月`);

// Sunday first, as both date pickers expect it.
export const WEEKDAYS = [...'日一二三四五六'];

export const MONDAY = 1;
