package cn.chaozhou.forum.roster;

/**
 * Something in a file that keeps it from being written.
 *
 * @param row as the spreadsheet numbers it
 * @param column letter of the column; empty where the whole row is meant
 * @param header of that column; empty where it has none
 * @param advice in Chinese, what is wrong and what to do
 */
record Fault(String sheet, int row, String column, String header, String advice) {}
