// Entry point of everything we add to Camunda Cockpit 7.24.

// Cockpit registers each entry as a plug-in.
export default [
];
