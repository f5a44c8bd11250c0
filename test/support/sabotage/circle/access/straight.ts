export const straight = 1;
