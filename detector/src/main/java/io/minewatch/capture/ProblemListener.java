package io.minewatch.capture;

/** Takes what is wrong with inputs. */
public interface ProblemListener {

    /** One problem. The capture goes on after it, if not with this input then with the next. */
    void problem(Problem problem);
}
