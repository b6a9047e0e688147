// The hour of the night's sending, as it is typed.

/** Hour at which enFact and its like send; most offices import after it. */
export const NIGHT = '02:00';

/** As it is kept: `2:00`, `02.00` and `2h00` are `02:00`. What is no hour stays as it is, for the relay's schema to refuse. */
export const hourOf = (typed: string): string => typed.trim().replace(/^(\d)([:.h])/, '0$1$2').replace(/[.h]/, ':');

/** Whether that is an hour, as it is typed. */
export const isHour = (typed: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(hourOf(typed));
