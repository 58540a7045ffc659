// What open issues count as on boards, most urgent first, and the colour of each.
export const COLOURS = {
  RED: '#c4161c', YELLOW: '#f0b400', GREEN: '#2e8b57', STOPPED: '#8a8f98', UNDISPATCHED: '#b9c2cc', REPORTED: '#5b8db8',
};

export const STAGES = Object.keys(COLOURS);
