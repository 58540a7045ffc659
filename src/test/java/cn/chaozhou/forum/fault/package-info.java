/**
 * What the packaged jar does when it is killed, cut off, flooded, poisoned or hurried: {@code mvn verify -Pfaults}.
 *
 * <table>
 * <caption>The promises under fault, and what holds each of them</caption>
 * <tr><td>1 same submit twenty times</td><td>{@link SameSubmitFT}; {@code FormDraftApiTest}, {@code AttachmentDoorTest} for
 *     drafts and files</td></tr>
 * <tr><td>2 fifty claim one task</td><td>{@code ClaimDoorsTest.oneOfFiftyGetsTheTask}, at both doors of the engine</td></tr>
 * <tr><td>3 completion against timer, join against join</td><td>{@code IssueRaceTest}, eight races twenty times each</td></tr>
 * <tr><td>4 kill -9</td><td>{@link KilledFT}; {@code RestartIT}; {@code KilledActsTest} for act and audit</td></tr>
 * <tr><td>5 database away, connection cut, pool exhausted; disk full</td><td>{@link DatabaseAwayFT}; {@link DiskFullFT}</td></tr>
 * <tr><td>6 two machines, one killed half-way; a new release on one after the other; both at once on an empty database</td>
 *     <td>{@link NodeKilledFT}; {@link RollingUpgradeFT}; {@code TwoNodesIT}</td></tr>
 * <tr><td>7 clocks and zones</td><td>{@link ClocksFT}; {@code ClockCheckTest}; leap days: {@code WorkingCalendarTest}</td></tr>
 * <tr><td>8 storm of timers</td><td>{@link StormFT}</td></tr>
 * <tr><td>9 poison</td><td>{@link PoisonFT}</td></tr>
 * <tr><td>10 backup, wipe, restore</td><td>{@link RestoredFT}; {@code BackupIT}</td></tr>
 * <tr><td>11 history cleared</td><td>{@code HistoryClearedTest}; {@code ClearingTest} for retention and legal hold</td></tr>
 * <tr><td>12 subject export and erasure</td><td>{@code PersonalDataTest}, {@code PlacesTest}</td></tr>
 * </table>
 *
 * <p>Those with the tag {@code ci} are the quickest.
 */
@NullMarked
package cn.chaozhou.forum.fault;

import org.jspecify.annotations.NullMarked;
