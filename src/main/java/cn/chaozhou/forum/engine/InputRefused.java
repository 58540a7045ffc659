package cn.chaozhou.forum.engine;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * What a person or client sent can't be accepted: the message, in Chinese, names the field and what to do. The
 * transaction rolls back, so the task stays open with what was typed; every REST door answers 400.
 *
 * <p>It extends the only engine exception that the engine's REST doors answer with 400 when a form is submitted.
 */
public class InputRefused extends FormFieldValidationException {

    private final String field;
    private final String advice;

    /**
     * @param field key of the form field or parameter at fault
     * @param label what the person sees as the field's name
     * @param advice what is wrong and what to do
     */
    public InputRefused(String field, String label, String advice) {
        super(null, "「" + label + "」" + advice);
        this.field = field;
        this.advice = advice;
    }

    /** Key of the field at fault. */
    public String field() {
        return field;
    }

    /** What is wrong and what to do, without the name of the field. */
    public String advice() {
        return advice;
    }
}
