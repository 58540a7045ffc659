package cn.chaozhou.forum.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is published together: a process with the forms its tasks are bound to, or a file of tables.
 *
 * @param key of the process, or of the first decision
 * @param file name of the diagram or table
 * @param group whose releases belong together
 * @param files the diagram or table and the forms, by name
 */
record Bundle(String key, String file, String group, Map<String, byte[]> files) {

    /** Of all these files, those that make the process or decision with that key; none where it isn't among them. */
    static Map<String, byte[]> pick(String key, Models models, Map<String, byte[]> files) {
        Map<String, byte[]> picked = new TreeMap<>();
        models.diagrams.forEach((file, root) -> {
            if (Bpmn.processKeys(root).contains(key)) {
                picked.put(file, files.get(file));
                Set<String> forms = Bpmn.forms(root);
                models.forms.forEach((form, json) -> {
                    if (forms.contains(CrossCheck.formKey(json))) {
                        picked.put(form, files.get(form));
                    }
                });
            }
        });
        models.tables.forEach((file, root) -> {
            if (DmnCheck.keys(root).contains(key)) {
                picked.put(file, files.get(file));
            }
        });
        return picked;
    }

    /** The same for the same contents, whatever the files are called. */
    static String fingerprint(Map<String, byte[]> files) {
        try {
            TreeMap<String, byte[]> sorted = new TreeMap<>();
            for (byte[] bytes : files.values()) {
                sorted.put(HexFormat.of().formatHex(sha().digest(bytes)), bytes);
            }
            MessageDigest all = sha();
            sorted.keySet().forEach(digest -> all.update(digest.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(all.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String fingerprint() {
        return fingerprint(files);
    }

    private static MessageDigest sha() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256");
    }
}
